/** References such as `C7` taken apart and put together. */
import { columnLetter } from '../../forms/raw-sheet.ts'

export interface CellPlace {
  /** 0-based. */
  readonly column: number
  /** 1-based. */
  readonly row: number
}

/** `C7`. Pure. */
export function cellName({ column, row }: CellPlace): string {
  return columnLetter(column) + String(row)
}

/** 0-based column of letters such as `AB`. Pure. */
export function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64
  return number - 1
}

/** A reference taken apart, or null where it is none. Pure. */
export function cellPlace(name: string): CellPlace | null {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(name)
  return match === null ? null : { column: columnNumber(match[1] ?? ''), row: Number(match[2]) }
}
