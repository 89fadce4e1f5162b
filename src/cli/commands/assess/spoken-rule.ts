/** A place of a rulebook in the words of the person who reads it. */
import { ruleWords } from '../../../assessment/rule-words.ts'
import type { Plain } from '../../../definition/parse-yaml.ts'
import type { Path } from '../../../definition/read-definition.ts'
import { TEXTS } from '../../../messages/catalogue.ts'
import type { Context } from '../../context.ts'

/** What stands at the path, without the path itself; the path where nobody has words for it. */
export function spoken(context: Context, tree: Plain, path: Path): string {
  const { code, detail } = ruleWords(tree, path)
  return context.say(TEXTS[code] === undefined ? 'rule.other' : code, detail)
}
