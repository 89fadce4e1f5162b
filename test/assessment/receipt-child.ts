/** What a process in another time zone and locale does in receipts.test.ts: runs the command lines of its one argument, in order. */
import { main } from '../../src/cli/main.ts'
import { systemApp } from '../../src/cli/system-app.ts'

const lines = JSON.parse(process.argv[2] ?? '[]') as string[][]
for (const line of lines) {
  const code = await main(line, systemApp())
  if (code !== 0) throw new Error(`${line.join(' ')}: ${code}`)
}
