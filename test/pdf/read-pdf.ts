/** What a reader finds in a PDF: the text of every page, by a library and not by a program of the machine. */
import { extractText, getDocumentProxy } from 'unpdf'

/** Page by page, words as they stand, white space and line breaks as one space. */
export async function pageTexts(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }), {
    mergePages: false,
  })
  return text.map((page) => page.replace(/\s+/g, ' '))
}
