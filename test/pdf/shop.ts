/** The shipped fonts and layouts, and what poppler reads out of a PDF where it is installed. */
import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPrintShop } from '../../src/pdf/print-shop.ts'
import { tempFolder } from '../app.ts'

export const shop = openPrintShop(fileURLToPath(new URL('../../templates', import.meta.url)))

/** pdftotext and pdffonts (poppler-utils) are not part of gridbook; tests that need them say so when they are skipped. */
export const poppler = spawnSync('pdftotext', ['-v']).error === undefined

export function pdfText(bytes: Uint8Array): string {
  return poppled('pdftotext', bytes, ['-'])
}

export function pdfFonts(bytes: Uint8Array): string {
  return poppled('pdffonts', bytes, [])
}

function poppled(tool: string, bytes: Uint8Array, after: readonly string[]): string {
  const file = join(tempFolder(), 'paper.pdf')
  writeFileSync(file, bytes)
  return execFileSync(tool, [file, ...after], { encoding: 'utf8' })
}
