/** Tests run on two small cores beside each other and write real workbooks, so they get time. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // By itself it leaves one core to the screen, which on two cores is half the machine.
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: '100%' },
})
