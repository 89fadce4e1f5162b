/** A folder that is only worth having whole: interrupted or failed work takes it away again. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * From now on `dir` goes when the process does; of a folder that is there already, what has come into it since. The
 * function given back says how the work ended: whole, and all of it stays, or not.
 */
export function removeUnlessWhole(dir: string): (whole: boolean) => void {
  const before = existsSync(dir) && statSync(dir).isDirectory() ? new Set(readdirSync(dir)) : null
  const remove = (): void => {
    try {
      if (before === null) rmSync(dir, { recursive: true, force: true })
      else
        for (const name of readdirSync(dir))
          if (!before.has(name)) rmSync(join(dir, name), { recursive: true, force: true })
    } catch {
      // Windows keeps files that are open; a second `demo` will say that the folder is there.
    }
  }
  process.on('exit', remove)
  return (whole) => {
    process.off('exit', remove)
    if (!whole) remove()
  }
}
