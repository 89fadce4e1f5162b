/** A stored number in its own digits, without ever becoming a float, and whether Excel has damaged it. */

export interface NumberText {
  readonly text: string
  /** An integer part of more than 15 digits: whatever was typed, only 15 are left of it. */
  readonly lossy: boolean
}

const DIGITS = 15

/**
 * `4.50205E+17` to `450205000000000000`. A fraction of 17 digits is what Excel stores for one that was typed shorter
 * (4.31 as 4.3099999999999996), so it is rounded to the 15 that Excel shows. Null for what is no number. Pure.
 */
export function numberText(stored: string): NumberText | null {
  const parts = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,4}))?$/.exec(stored)
  if (parts === null || `${parts[2]}${parts[3]}` === '') return null
  const shift = Number(parts[4] ?? '0')
  if (Math.abs(shift) > 330) return null
  const [whole, fraction] = shifted(parts[2] ?? '', parts[3] ?? '', shift)
  const sign = parts[1] === '-' ? '-' : ''
  if (whole.length > DIGITS) return { text: sign + whole + (fraction === '' ? '' : `.${fraction}`), lossy: true }
  return { text: sign + rounded(whole, fraction), lossy: false }
}

/** Text that only looks like a number shown in scientific notation: the digits are gone just the same. Pure. */
export function looksScientific(text: string): boolean {
  return /^\s*\d(\.\d+)?[eE]\+?\d{2}\s*$/.test(text)
}

function shifted(whole: string, fraction: string, shift: number): [whole: string, fraction: string] {
  const digits = whole + fraction
  const point = whole.length + shift
  const left = point <= 0 ? '' : digits.slice(0, point).padEnd(point, '0')
  const right = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point)
  return [left.replace(/^0+(?=\d)/, '') || '0', shift === 0 ? right : right.replace(/0+$/, '')]
}

function rounded(whole: string, fraction: string): string {
  if (fraction === '') return whole
  const significant = (whole + fraction).replace(/^0+/, '').length
  if (significant <= DIGITS) return `${whole}.${fraction}`
  const keep = Math.max(0, fraction.length - (significant - DIGITS))
  const up = (fraction.charCodeAt(keep) ?? 0) >= 53 ? 1n : 0n
  const scaled = String(BigInt(whole + fraction.slice(0, keep)) + up).padStart(keep + 1, '0')
  const places = scaled.slice(scaled.length - keep).replace(/0+$/, '')
  const units = scaled.slice(0, scaled.length - keep)
  return keep === 0 || places === '' ? units : `${units}.${places}`
}
