/** What a reader finds in a PDF: the text of every page, by a library and not by a program of the machine. */
import { extractText, getDocumentProxy } from 'unpdf'

/** Page by page, words as they stand, white space and line breaks as one space. */
export async function pageTexts(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }), {
    mergePages: false,
  })
  return text.map((page) => page.replace(/\s+/g, ' '))
}

export interface TextBox {
  readonly page: number
  readonly text: string
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

/** Every run of text with where it stands, in points from the lower left corner; letters without room around them. */
export async function textBoxes(
  bytes: Uint8Array,
): Promise<{ boxes: TextBox[]; sizes: (readonly [number, number])[] }> {
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  const boxes: TextBox[] = []
  const sizes: [number, number][] = []
  for (let page = 1; page <= document.numPages; page++) {
    const one = await document.getPage(page)
    const { width, height } = one.getViewport({ scale: 1 })
    sizes.push([width, height])
    for (const item of (await one.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [, , , size = 0, left = 0, bottom = 0] = item.transform as number[]
      boxes.push({ page, text: item.str, left, right: left + item.width, bottom, top: bottom + size * 0.7 })
    }
  }
  return { boxes, sizes }
}

/** Texts that stand over each other or run off the page. */
export async function collisions(bytes: Uint8Array): Promise<string[]> {
  const { boxes, sizes } = await textBoxes(bytes)
  const off = boxes.filter(({ page, left, right, bottom, top }) => {
    const [width, height] = sizes[page - 1] ?? [0, 0]
    return left < 0 || right > width || bottom < 0 || top > height
  })
  const over: string[] = []
  for (const page of new Set(boxes.map((box) => box.page))) {
    // Punctuation is set closer than its width, as it should be.
    const own = boxes.filter((box) => box.page === page && !/^\p{P}+$/u.test(box.text)).sort((a, b) => a.left - b.left)
    for (const [index, a] of own.entries())
      for (let next = index + 1; next < own.length; next++) {
        const b = own[next]
        if (!b || b.left >= a.right - 1) break
        if (b.left >= a.right - squeezed(a, b)) continue
        if (Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom) > 1) over.push(`${page}: ${a.text} / ${b.text}`)
      }
  }
  return [...off.map(({ page, text }) => `${page}: ${text} runs off the page`), ...over]
}

/** How far two runs may stand into each other: punctuation at their seam takes half a character. */
function squeezed(a: TextBox, b: TextBox): number {
  const seam = /\p{P}$/u.test(a.text) || /^\p{P}/u.test(b.text)
  return seam ? ((a.top - a.bottom) / 0.7) * 0.6 : 0
}
