/** Plain data and a Typst layout → the bytes of a PDF. The only file that knows the typesetter. */
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { AppError } from '../core/app-error.ts'

export interface Paper {
  /** Layout file name → text; layouts may import each other by name. */
  readonly layouts: ReadonlyMap<string, string>
  /** Name of the layout that sets this paper. */
  readonly layout: string
  /** What the layout reads as `json("/data.json")`. */
  readonly data: unknown
  /** Font files; the typesetter reads of them what it needs. */
  readonly fonts: readonly string[]
  /** Name, as the layout says it, → bytes of a jpeg or png. */
  readonly images?: ReadonlyMap<string, Uint8Array>
}

export interface CompiledPaper {
  readonly bytes: Buffer
  readonly pages: number
  /** What a layout reports as `#metadata(((household: …, page: …), …))<places>`: household code → first page of its card. */
  readonly places: ReadonlyMap<string, number>
}

/**
 * One paper, set and written. The same paper has the same bytes on every machine: the document's date comes from the data,
 * and layouts name only fonts that are passed in, which win over the machine's own of the same name.
 */
export function compilePaper(paper: Paper): CompiledPaper {
  const compiler = compilerWith(paper.fonts)
  const main = { mainFilePath: `${WORKSPACE}/${paper.layout}` }
  try {
    for (const [name, text] of paper.layouts) compiler.addSource(`${WORKSPACE}/${name}`, text)
    compiler.mapShadow(`${WORKSPACE}/data.json`, Buffer.from(JSON.stringify(paper.data)))
    for (const [name, bytes] of paper.images ?? []) compiler.mapShadow(`${WORKSPACE}/${name}`, Buffer.from(bytes))
    // Never hold a compiled document: it is freed with its JavaScript handle, and Node does not know how heavy that is.
    // Tags for screen readers would make a card book fifteen times as large (79 MB instead of 5.3 MB for 3,582 cards).
    const bytes = written(() => compiler.pdf(main, { pdfTags: false }), compiler, paper.layout)
    return {
      bytes,
      pages: Number(/\/Type \/Pages\s+\/Count (\d+)/u.exec(bytes.toString('latin1', 0, 4096))?.[1] ?? 0),
      places: placesOf(compiler.query(main, { selector: '<places>', field: 'value' })),
    }
  } finally {
    // The typesetter's cache is global and keeps every paper's pages otherwise.
    compiler.resetShadow()
    compiler.evictCache(0)
  }
}

// Its binary is a package of its own for each platform, and there may be none for this one.
const typesetter = await import('@myriaddreamin/typst-ts-node-compiler').catch(() => null)

const compilers = new Map<string, NodeCompiler>()

/** One compiler a set of fonts: each keeps its own index of them. */
function compilerWith(fonts: readonly string[]): NodeCompiler {
  const id = JSON.stringify(fonts)
  const known = compilers.get(id)
  if (known) return known
  if (typesetter === null) {
    throw new AppError('print.no_typesetter', 2, { platform: `${process.platform}-${process.arch}` })
  }
  const compiler = typesetter.NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths: [...fonts] }] })
  compilers.set(id, compiler)
  return compiler
}

function written(write: () => Buffer, compiler: NodeCompiler, layout: string): Buffer {
  try {
    return write()
  } catch {
    const compiled = compiler.compile({ mainFilePath: `${WORKSPACE}/${layout}` })
    throw new AppError('print.layout_broken', 2, { layout, reason: reasonOf(compiler, compiled) })
  }
}

/** A folder that does not exist: a layout reads what it is handed and nothing of the machine. */
const WORKSPACE = '/gridbook-paper'

type Compiled = ReturnType<NodeCompiler['compile']>

function reasonOf(compiler: NodeCompiler, compiled: Compiled): string {
  const failure = compiled.takeError() ?? compiled.takeDiagnostics()
  if (!failure) return ''
  return (compiler.fetchDiagnostics(failure) as readonly Diagnostic[])
    .map(({ path, range, message }) => [path?.split('/').at(-1), range ? range.start.line + 1 : null, message])
    .map((parts) => parts.filter((part) => part != null).join(' '))
    .join('; ')
}

/** What the typesetter's untyped diagnostics hold, as met; lines count from 0. */
interface Diagnostic {
  readonly path?: string
  readonly range?: { readonly start: { readonly line: number } }
  readonly message?: string
}

function placesOf(found: unknown): Map<string, number> {
  const pages = new Map<string, number>()
  for (const entry of Array.isArray(found) ? found.flat() : []) {
    const { household, page } = entry as { household?: unknown; page?: unknown }
    if (typeof household === 'string' && typeof page === 'number') pages.set(household, page)
  }
  return pages
}
