/** Puts what is loaded at every start into one file: the bundler cuts it into dozens, and each costs most of a millisecond. */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { build } from 'esbuild'

const START = 'dist/main.js'
const MERGED = 'start.js'

/**
 * `metafile` is the bundler's list of what it wrote. The pieces that main.js always loads are bundled into dist/start.js,
 * and each piece becomes one line that passes on what is in there: so there is still one of everything, and
 * what is loaded later finds it under its old name.
 */
export async function mergeStart(root, { outputs }) {
  const pieces = [...loadedWith(START, outputs)].filter((path) => path !== START)
  const named = (path, name) => `p${pieces.indexOf(path)}_${name}`
  const passedOn = pieces.map((path) => {
    const names = outputs[path].exports.map((name) => `${name} as ${named(path, name)}`)
    return `import "./${path}"; export { ${names.join(', ')} } from "./${path}"`
  })

  await build({
    absWorkingDir: root,
    stdin: { contents: passedOn.join('\n'), resolveDir: root },
    outfile: `dist/${MERGED}`,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    charset: 'utf8',
    logLevel: 'warning',
    plugins: [onlyPieces(root, pieces)],
  })

  // main.js itself waits for the whole run, so it stays outside: a piece that is loaded later must not wait for it.
  const main = readFileSync(resolve(root, START), 'utf8')
  const importing = /import(?:\{([^}]*)\}from)?"\.\/([^"]+)";?/g
  const merged = main.replace(importing, (line, names, file) => {
    if (!pieces.includes(`dist/${file}`)) return line
    if (names === undefined) return ''
    const renamed = names.split(',').map((name) => {
      const [there, here = there] = name.split(' as ')
      return `${named(`dist/${file}`, there)} as ${here}`
    })
    return `import{${renamed.join(',')}}from"./${MERGED}";`
  })
  writeFileSync(resolve(root, START), merged)
  for (const path of pieces) {
    const names = outputs[path].exports.map((name) => `${named(path, name)} as ${name}`)
    writeFileSync(resolve(root, path), `export{${names.join(',')}}from"./${MERGED}"\n`)
  }
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
    },
  }
}
