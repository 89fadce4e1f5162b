/** A folder that is only worth having whole: interrupted or failed work takes it away again. */
import { rmSync } from 'node:fs'

/** From now on `dir` goes when the process does; the function given back says that it is finished and stays. */
export function removeUnlessFinished(dir: string): () => void {
  const remove = (): void => {
    try {
      rmSync(dir, { recursive: true, force: true })
    } catch {
      // Windows keeps files that are open; a second `demo` will say that the folder is there.
    }
  }
  process.on('exit', remove)
  return () => void process.off('exit', remove)
}
