/** `gridbook` alone on a terminal: the office's work as a menu. */
import type { App, ExitCode } from './app.ts'

export async function showMenu(_app: App): Promise<ExitCode> {
  return 0
}
