/** The drop-downs and input rules of an .xlsx as whole ranges: exceljs would unfold a column's million cells one by one. */
import type { DataValidation } from 'exceljs'
import { attribute, isTrue, type XmlHandler } from './xlsx-xml.ts'

export interface RangeValidation {
  readonly range: string
  readonly validation: DataValidation
}

const TYPES = new Set(['list', 'whole', 'decimal', 'textLength', 'custom'])

/** A handler that fills `found`; what exceljs can't write back as it was is written as its nearest equal. */
export function validationsHandler(found: RangeValidation[]): XmlHandler {
  let current: { attributes: Readonly<Record<string, string>>; formulae: string[] } | null = null
  let inFormula = false
  return {
    open: (name, attributes) => {
      if (name === 'dataValidation') current = { attributes, formulae: [] }
      else if (current !== null && /^formula[12]$/.test(name)) {
        inFormula = true
        current.formulae.push('')
      }
    },
    text: (text) => {
      if (!inFormula || current === null) return
      current.formulae[current.formulae.length - 1] += text
    },
    close: (name) => {
      if (/^formula[12]$/.test(name)) inFormula = false
      if (name !== 'dataValidation' || current === null) return
      const validation = toValidation(current.attributes, current.formulae)
      const ranges = (attribute(current.attributes, 'sqref') ?? '').split(/\s+/).filter((range) => range !== '')
      if (validation !== null) for (const range of ranges) found.push({ range, validation })
      current = null
    },
  }
}

function toValidation(attributes: Readonly<Record<string, string>>, formulae: string[]): DataValidation | null {
  const stored = attributes.type ?? 'none'
  // A date is a number to Excel; exceljs would read the serial as a calendar text.
  const type = stored === 'date' || stored === 'time' ? 'decimal' : stored
  if (!TYPES.has(type) || formulae.length === 0) return null
  const validation: Record<string, unknown> = {
    type,
    formulae,
    allowBlank: isTrue(attributes.allowBlank),
    showInputMessage: isTrue(attributes.showInputMessage),
    showErrorMessage: isTrue(attributes.showErrorMessage),
  }
  for (const key of ['operator', 'errorStyle', 'errorTitle', 'error', 'promptTitle', 'prompt']) {
    if (attributes[key] !== undefined) validation[key] = attributes[key]
  }
  return validation as unknown as DataValidation
}
