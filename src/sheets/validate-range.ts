/** One input rule for a whole range of a sheet, in one entry of the file. */
import type { DataValidation, Worksheet } from 'exceljs'

/** Adds `validation` to `range`, such as `D5:D1004`; exceljs has this but does not declare it. */
export function validateRange(sheet: Worksheet, range: string, validation: DataValidation): void {
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add: (range: string, validation: DataValidation) => void }
  }
  dataValidations.add(range, validation)
}
