/** Runs one of bench/*.ts: `node bin/bench.js startup`. Node 20 reads no TypeScript, so it is bundled to a file that is gone afterwards. */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const [name, ...args] = process.argv.slice(2)
const outfile = `${root}bench/.${name}.${process.pid}.mjs`

await build({
  absWorkingDir: root,
  entryPoints: [`bench/${name}.ts`],
  outfile,
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  logLevel: 'warning',
})
const { status } = spawnSync(process.execPath, [outfile, ...args], { cwd: root, stdio: 'inherit' })
rmSync(outfile, { force: true })
process.exitCode = status ?? 1
