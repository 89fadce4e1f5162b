/** `--layout`: lists with a line a person, or a paper form with a sheet a household. */
import { AppError } from '../core/app-error.ts'

export type Layout = 'register' | 'paper'

const WORDS: Readonly<Record<string, Layout>> = {
  register: 'register',
  登记表: 'register',
  paper: 'paper',
  纸质: 'paper',
  纸表: 'paper',
}

/** The layout that was said, `register` when nothing was. */
export function saidLayout(said: string | undefined): Layout {
  const layout = said === undefined ? 'register' : WORDS[said]
  if (layout) return layout
  throw new AppError('usage.not_a_choice', 2, { flag: '--layout', value: said ?? '', choices: 'register, paper' })
}
