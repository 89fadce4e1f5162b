/** Questions that several tasks of the menu ask. */
import { type Desk, pick } from './menu-desk.ts'

/** A path typed or dragged in, or null for nothing. */
export async function askPath({ app, say }: Desk, question: string): Promise<string | null> {
  // Terminals put quotes around a file that is dragged into them.
  const typed = (await app.ask.text(say(question))).trim().replace(/^(['"])(.*)\1$/, '$2')
  return typed === '' ? null : typed
}

export async function chooseForm(desk: Desk): Promise<{ readonly id: string; readonly label: string } | null> {
  const { app, look } = desk
  const { forms } = await look((office) => office.definitions())
  const known = [...forms.values()].sort((a, b) => a.no - b.no)
  const chosen = await pick(
    desk,
    'menu.ask_form',
    known.map(({ id, label, en }) => ({ value: id, label: app.lang === 'en' && en !== '' ? en : label })),
  )
  const form = chosen === null ? undefined : forms.get(chosen)
  return form ? { id: form.id, label: form.label.replaceAll('/', '') } : null
}
