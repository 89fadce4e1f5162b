/** Help in the person's language: titles, the words of commander itself, and lines broken by the width of Han characters. */
import type { Argument, Command } from 'commander'
import { text } from '../messages/say.ts'
import type { Lang } from './app.ts'
import { displayWidth, padTo, wrapText } from './width.ts'

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'cli.help.usage',
  'Arguments:': 'cli.help.arguments',
  'Options:': 'cli.help.options',
  'Commands:': 'cli.help.commands',
  'Global Options:': 'cli.help.global_options',
}

/** Commands made with `parent.command()` inherit all of it. */
export function helpWording(program: Command, lang: Lang): void {
  const say = (code: string): string => text(code, {}, lang)
  program.helpOption('-h, --help', say('cli.option.help'))
  program.helpCommand('help [command]', say('cli.help.help_command'))
  program.configureHelp({
    showGlobalOptions: true,
    displayWidth,
    // The choices of commander's own are English words behind a description that says as much.
    optionDescription: (option) => option.description,
    styleTitle: (title) => (TITLES[title] ? say(TITLES[title]) : title),
    commandUsage: (command) => usageLine(command, say),
    boxWrap: (words, width) => wrapText(words, width).join('\n'),
    subcommandTerm: (command) => {
      const names = [command.name(), ...command.aliases()].join('|')
      return [names, ...command.registeredArguments.map(operand)].join(' ')
    },
    formatItem: (term, termWidth, description, helper) => {
      const room = (helper.helpWidth ?? 80) - termWidth - 4
      if (description === '') return `  ${term}`
      const [first = '', ...more] = wrapText(description, Math.max(room, 20))
      return [`  ${padTo(term, termWidth)}  ${first}`, ...more.map((line) => ' '.repeat(termWidth + 4) + line)].join(
        '\n',
      )
    },
  })
}

/** `gridbook forms|采集表 [参数] <命令>`: what commander says in English, and names without its dots. */
function usageLine(command: Command, say: (code: string) => string): string {
  const parents: string[] = []
  for (let parent = command.parent; parent; parent = parent.parent) parents.unshift(parent.name())
  const name = [command.name(), ...command.aliases().slice(0, 1)].join('|')
  const operands = command.registeredArguments.map(operand)
  const below = command.commands.length > 0 ? [say('cli.help.command')] : []
  return [...parents, name, say('cli.help.flags'), ...operands, ...below].join(' ')
}

function operand(argument: Argument): string {
  const name = argument.name() + (argument.variadic ? '…' : '')
  return argument.required ? `<${name}>` : `[${name}]`
}
