/** Help in the person's language: titles, the words of commander itself, and lines broken by the width of Han characters. */
import type { Command } from 'commander'
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
    boxWrap: (words, width) => wrapText(words, width).join('\n'),
    subcommandTerm: (command) => {
      const names = [command.name(), ...command.aliases()].join('|')
      const operands = command.registeredArguments.map((argument) => {
        const name = argument.name() + (argument.variadic ? '…' : '')
        return argument.required ? `<${name}>` : `[${name}]`
      })
      return [names, ...operands].join(' ')
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
