/** Names by their sound: whole syllables, first letters, or a mixture with characters: qinshili, qsl, 覃sl. */

/** Character → the syllables it can be, without tones; ü is v. */
export type Readings = ReadonlyMap<string, readonly string[]>

/** From lines `syllable characters`. Pure. */
export function readReadings(table: string): Readings {
  const readings = new Map<string, string[]>()
  for (const line of table.split('\n')) {
    const cut = line.indexOf(' ')
    const syllable = line.slice(0, cut)
    for (const character of cut < 0 ? '' : line.slice(cut + 1)) {
      const known = readings.get(character)
      if (known) known.push(syllable)
      else readings.set(character, [syllable])
    }
  }
  return readings
}

/** Small letters without marks, spaces and apostrophes; ü as v. Pure. */
export function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/ü|u:/gu, 'v')
    .normalize('NFKD')
    .replace(/[\p{M}\s'’·-]/gu, '')
}

/**
 * 0 every syllable whole, 1 the whole name by some first letters or its beginning, 2 from its middle; null where it does not sound
 * so. `wanted` as `letters` gives it, characters among them. Pure.
 */
export function soundFit(name: string, wanted: string, readings: Readings): number | null {
  const characters = [...name]
  if (sounds(characters, 0, wanted, true, readings)) return 0
  if (sounds(characters, 0, wanted, false, readings)) return 1
  // One letter in the middle of a name says nothing.
  if (wanted.length < 2) return null
  return characters.some((_, at) => at > 0 && sounds(characters, at, wanted, false, readings)) ? 2 : null
}

function sounds(name: readonly string[], at: number, wanted: string, whole: boolean, readings: Readings): boolean {
  if (wanted === '') return !whole || at === name.length
  const character = name[at]
  if (character === undefined) return false
  const goesOn = (piece: string) =>
    wanted.startsWith(piece) && sounds(name, at + 1, wanted.slice(piece.length), whole, readings)
  if (goesOn(character.toLowerCase())) return true
  for (const reading of readings.get(character) ?? []) {
    // Most names are done with here.
    if (reading[0] !== wanted[0]) continue
    const spelled = reading.includes('v') ? [reading, reading.replace('v', 'u'), reading.replace('v', 'yu')] : [reading]
    if (spelled.some(goesOn)) return true
    if (whole) continue
    if (spelled.some((one) => one.startsWith(wanted)) || goesOn(reading.slice(0, 1))) return true
    if (/^[zcs]h/u.test(reading) && goesOn(reading.slice(0, 2))) return true
  }
  return false
}
