/** Tries every file of a folder as an import: `npm run try:collection -- DIR`. Nothing may crash, hang or want too much memory. */
import { readdirSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { type Ended, MEGABYTES, SECONDS, servesImports, watchedImports } from './watched-import.ts'

if (!servesImports()) await tryAll(process.argv.slice(2))

async function tryAll([dir, only]: readonly string[]): Promise<void> {
  if (dir === undefined) throw new Error('npm run try:collection -- DIR [part of a name]')
  const root = resolve(dir)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile() && (only === undefined || path.includes(only)))
    .sort()
  const watched = await watchedImports()
  const ended: Ended[] = []
  for (const path of files) {
    const one = await watched.import(path)
    ended.push(one)
    const line = `${one.how}\t${one.seconds.toFixed(2)} s\t${one.memory} MB\t${relative(root, path)}`
    console.log(one.how === 'said' || one.how === 'imported' ? `${line}\t${one.why}` : `${line}\n${one.why}`)
  }
  watched.end()
  const count = (how: Ended['how']) => ended.filter((one) => one.how === how).length
  const slowest = Math.max(0, ...ended.map((one) => one.seconds))
  const most = Math.max(0, ...ended.map((one) => one.memory))
  console.log(
    `${files.length} files: ${count('imported')} imported, ${count('said')} with a sentence, ${count('crash')} crashes, ` +
      `${count('hang')} over ${SECONDS} s, ${count('memory')} over ${MEGABYTES} MB; slowest ${slowest.toFixed(1)} s, most ${most} MB`,
  )
  process.exitCode = count('crash') + count('hang') + count('memory') > 0 ? 1 : 0
}
