/** Puts what is always loaded together into one file: the bundler cuts it into dozens, and each costs most of a millisecond. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { build } from 'esbuild'

/** CommonJS inside an ES module asks for `require` and `__dirname`: once a file, because making them takes its time. */
export const BANNER =
  "import{createRequire as __cr}from'node:module';import{fileURLToPath as __fp}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url),__filename=__fp(import.meta.url),__dirname=__dn(__filename);"

/** A statement between two files of dist/, as the bundler writes it. */
const STATEMENT = /(import|export)(?:\{([^}]*)\}from)?"\.\/([^"]+)";?/g

/**
 * `outputs` is the bundler's list of what it wrote; each group names the file to make and the sources whose pieces go into
 * it with all that they load, but for the pieces of earlier groups. Each piece becomes one line that passes on what is in the
 * merged file, and whoever imports a piece is sent there directly: so there is still one of everything.
 */
export async function mergePieces(root, { outputs }, groups) {
  const merged = new Map()
  for (const { into, sources, without } of groups) {
    const left = new Set(sources.flatMap((source) => [...loadedWith(outputOf(source, outputs), outputs)]))
    const pieces = [...left].filter((path) => !merged.has(path) && !(without && outputs[path].entryPoint === without))
    await mergeInto(root, into, pieces, outputs)
    for (const [index, path] of pieces.entries()) merged.set(path, { into, prefix: `${PREFIX[into]}${index}_` })
  }
  for (const file of readdirSync(resolve(root, 'dist'))) {
    if (!file.endsWith('.js') || merged.has(`dist/${file}`)) continue
    const path = resolve(root, 'dist', file)
    const text = readFileSync(path, 'utf8')
    const sent = text.replace(STATEMENT, (line, verb, names, from) => {
      const there = merged.get(`dist/${from}`)
      if (!there || verb !== 'import') return line
      // A merged file waits for nothing, so a bare import of it would only name it twice.
      if (names === undefined) return file === there.into ? '' : `import"./${there.into}";`
      const renamed = names.split(',').map((name) => {
        const [outside, inside = outside] = name.split(' as ')
        return `${there.prefix}${outside} as ${inside}`
      })
      return `import{${renamed.join(',')}}from"./${there.into}";`
    })
    if (sent !== text) writeFileSync(path, sent)
  }
  for (const [path, { into, prefix }] of merged) {
    const names = outputs[path].exports.map((name) => `${prefix}${name} as ${name}`)
    writeFileSync(resolve(root, path), `export{${names.join(',')}}from"./${into}"\n`)
  }
}

const PREFIX = { 'start.js': 's', 'office.js': 'o' }

async function mergeInto(root, into, pieces, outputs) {
  const passedOn = pieces.map((path, index) => {
    const names = outputs[path].exports.map((name) => `${name} as ${PREFIX[into]}${index}_${name}`)
    return `import "./${path}"; export { ${names.join(', ')} } from "./${path}"`
  })
  await build({
    absWorkingDir: root,
    stdin: { contents: passedOn.join('\n'), resolveDir: root },
    outfile: `dist/${into}`,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    charset: 'utf8',
    banner: { js: BANNER },
    logLevel: 'warning',
    plugins: [onlyPieces(root, pieces)],
  })
}

function outputOf(source, outputs) {
  const found = Object.keys(outputs).find((path) => outputs[path].entryPoint === source)
  if (!found) throw new Error(`${source} has no piece of its own`)
  return found
}

/** What a file loads before its first line runs, itself included. */
function loadedWith(path, outputs, found = new Set()) {
  if (found.has(path) || !outputs[path]) return found
  found.add(path)
  for (const { path: next, kind } of outputs[path].imports) {
    if (kind === 'import-statement') loadedWith(next, outputs, found)
  }
  return found
}

/** Files that are loaded later stay files of their own. */
function onlyPieces(root, pieces) {
  const inside = new Set(pieces.map((path) => resolve(root, path)))
  return {
    name: 'only-pieces',
    setup(bundler) {
      bundler.onResolve({ filter: /.*/ }, ({ path, importer, kind }) => {
        if (!path.startsWith('.')) return { path, external: true }
        const file = resolve(importer === '<stdin>' ? root : dirname(importer), path)
        if (kind !== 'dynamic-import' && inside.has(file)) return { path: file }
        return { path, external: true }
      })
      bundler.onLoad({ filter: /dist.[\w-]+\.js$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(BANNER, ''),
      }))
    },
  }
}
