/** Where gridbook itself is installed: its version and its shipped templates, from the sources and from the build alike. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The nearest folder above this file with our package.json; src/ and dist/ lie at different depths. */
export function packageRoot(): string {
  let dir = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(dir, 'package.json'))) {
    if (dirname(dir) === dir) throw new Error('package.json of gridbook is missing')
    dir = dirname(dir)
  }
  return dir
}

/** `templates/` as shipped. */
export function shippedTemplates(): string {
  return join(packageRoot(), 'templates')
}

export function packageVersion(): string {
  const manifest: { version?: string } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'))
  return manifest.version ?? '0.0.0'
}
