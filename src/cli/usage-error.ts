/** What commander found wrong in a command line, as one of our own refusals with its sentence. */
import type { Command, CommanderError } from 'commander'
import { AppError } from '../core/app-error.ts'
import type { Detail } from '../core/problem.ts'

interface Line {
  readonly args: readonly string[]
  readonly program: Command | null
}

export function usageError(error: CommanderError, line: Line): AppError {
  const command = commandOf(line)
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map((found) => found[1] ?? '')
  const near = /Did you mean (?:one of )?(.*)\?\)/.exec(error.message)?.[1]
  // `-o, --output <FILE>` is a line of the help; a person types `--output`.
  const flag = (quoted[0] ?? '').replace(/^-\w, /, '').replace(/ [<[].*$/, '')
  const usage = (code: string, detail: Detail): AppError => new AppError(code, 2, { command, ...detail })
  switch (error.code) {
    case 'commander.unknownOption':
      return near ? usage('usage.unknown_flag_near', { flag, near }) : usage('usage.unknown_flag', { flag })
    case 'commander.unknownCommand':
      return near
        ? usage('usage.unknown_command_near', { name: flag, near })
        : usage('usage.unknown_command', { name: flag })
    case 'commander.help':
      return usage('usage.no_subcommand', {})
    case 'commander.missingArgument':
      return usage('usage.missing_argument', { argument: describedArgument(line, flag) })
    case 'commander.optionMissingArgument':
      return usage('usage.missing_value', { flag })
    case 'commander.missingMandatoryOptionValue':
      return usage('usage.missing_flag', { flag })
    case 'commander.excessArguments':
      return usage('usage.too_many_arguments', {})
    case 'commander.conflictingOption':
      return usage('usage.conflict', { flag, other: quoted[1] ?? '' })
    case 'commander.invalidArgument': {
      const choices = /Allowed choices are (.*)\./.exec(error.message)?.[1]
      const detail = { flag, value: quoted[1] ?? '' }
      return choices ? usage('usage.not_a_choice', { ...detail, choices }) : usage('usage.invalid_value', detail)
    }
    default:
      return usage('usage.wrong', { reason: error.message.replace(/^error: /, '') })
  }
}

/** What the help says of an argument: its name alone is a word of ours. */
function describedArgument(line: Line, name: string): string {
  const argument = calledCommand(line)?.registeredArguments.find((each) => each.name() === name)
  return argument?.description || name
}

/** `gridbook assess month`: the command that was being called, for "see … --help". */
function commandOf(line: Line): string {
  const words: string[] = []
  for (let command = calledCommand(line); command; command = command.parent) words.unshift(command.name())
  return words.join(' ') || 'gridbook'
}

function calledCommand({ args, program }: Line): Command | null {
  let command = program
  for (const word of args) {
    const next = command?.commands.find((child) => child.name() === word || child.aliases().includes(word))
    if (next) command = next
  }
  return command
}
