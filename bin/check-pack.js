/** What `npm pack` would ship: everything a command needs at run time, and nothing else. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const packed = spawnSync('npm', ['pack', '--dry-run', '--json'], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
const [{ files, size }] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[')))
const paths = files.map((file) => file.path)

const wanted = [
  'package.json',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  'bin/gridbook.js',
  'dist/main.js',
  'dist/definitions.json',
  'dist/regulation.json',
  'dist/templates.json',
  'templates/calendar/',
  'templates/codes/',
  'templates/forms/',
  'templates/rules/',
  'templates/fonts/',
]
const allowed =
  /^(package\.json|LICENSE|README(\.zh-CN)?\.md|CHANGELOG\.md|bin\/gridbook\.js|dist\/[\w-]+\.js|dist\/(?:definitions|regulation|templates)\.json|templates\/.+)$/
const wrong = [
  ...wanted
    .filter((want) => !paths.some((path) => path === want || (want.endsWith('/') && path.startsWith(want))))
    .map((want) => `missing: ${want}`),
  ...paths.filter((path) => !allowed.test(path)).map((path) => `not meant to be shipped: ${path}`),
]
for (const line of wrong) console.error(line)
console.log(`package: ${paths.length} files, ${(size / 1e6).toFixed(1)} MB packed`)
process.exitCode = wrong.length === 0 ? 0 : 1
