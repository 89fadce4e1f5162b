/** Single values of a YAML file replaced, everything else left as it was written. */
import { expect, test } from 'vitest'
import { editYaml } from '../../src/definition/edit-yaml.ts'

const FILE = `# head
a: {propose: "1", why: ours}  # note
b:
  propose: [x, y]
  why: ours
c:
  - {d: ask, e: 2}
`

test('a proposal becomes what it proposes, an open value what is said', () => {
  const edited = editYaml(FILE, [
    { path: ['a'], value: null },
    { path: ['b'], value: null },
    { path: ['c', 0, 'd'], value: '"7"' },
  ])
  expect(edited).toBe(`# head\na: "1"  # note\nb:\n  [x, y]\nc:\n  - {d: "7", e: 2}\n`)
})

test('a path that is not there, or a value that is no YAML, changes nothing', () => {
  expect(editYaml(FILE, [{ path: ['z'], value: '1' }])).toBeNull()
  expect(editYaml(FILE, [{ path: ['a'], value: '[1' }])).toBeNull()
  expect(editYaml(FILE, [{ path: ['c', 0, 'd'], value: null }])).toBeNull()
})
