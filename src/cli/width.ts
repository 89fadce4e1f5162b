/** How many columns of a terminal a text takes, and a text broken into lines of so many columns. */

// East Asian Wide and Fullwidth (Unicode 16, UAX #11) as far as terminals draw them two columns wide.
const WIDE =
  /[\u1100-\u115f\u231a\u231b\u2329\u232a\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u
const NOTHING = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: a colour sequence begins with ESC
const COLOUR = /\u001b\[[\d;]*m/g

/** Columns of the longest line; colours take none. Pure. */
export function displayWidth(text: string): number {
  let widest = 0
  for (const line of text.replace(COLOUR, '').split('\n')) {
    let width = 0
    for (const character of line) width += characterWidth(character)
    widest = Math.max(widest, width)
  }
  return widest
}

/** Text with blanks up to `width` columns. Pure. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

/** Lines of at most `width` columns: broken at blanks where there are any, between any two Han characters, else anywhere. Pure. */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(width, 2)))
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const piece of pieces(line)) {
    if (displayWidth(current + piece.trimEnd()) <= width) {
      current += piece
      continue
    }
    if (current.trim() !== '') lines.push(current.trimEnd())
    current = current.trim() === '' ? current + piece : piece
    while (displayWidth(current.trimEnd()) > width) {
      const head = fitting(current, width)
      lines.push(head)
      current = current.slice(head.length)
    }
  }
  if (current.trim() !== '' || lines.length === 0) lines.push(current.trimEnd())
  return lines
}

/** What is not broken: a word with the blanks after it, a Han character with the closing mark after it. */
function pieces(line: string): string[] {
  return (
    line
      .match(/\s+|[^\s\p{Script=Han}、，。；：！？）」』”]+\s*|\p{Script=Han}?[、，。；：！？）」』”]*\s*/gu)
      ?.filter((p) => p !== '') ?? []
  )
}

function fitting(text: string, width: number): string {
  let head = ''
  for (const character of text) {
    if (head !== '' && displayWidth(head + character) > width) break
    head += character
  }
  return head
}

function characterWidth(character: string): number {
  if (WIDE.test(character)) return 2
  return NOTHING.test(character) ? 0 : 1
}
