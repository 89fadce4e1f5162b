/** Identity numbers: the vectors of domain.md 1.10 and what each defect is called. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, readDisabilityNo, readIdNo, upgrade15 } from '../../src/register/identity.ts'

function identity(text: string, otherDocument = false) {
  const reading = readIdNo(text, otherDocument)
  if (!reading.ok) throw new Error(`${text}: ${reading.defect}`)
  return reading.identity
}

function defect(text: string) {
  const reading = readIdNo(text)
  return reading.ok ? null : reading.defect
}

describe('numbers that are right', () => {
  it('reads birth and sex of a man and a woman', () => {
    expect(identity('450205189901011232')).toEqual({
      kind: 'citizen',
      given: '450205189901011232',
      key: '450205189901011232',
      birth: '1899-01-01',
      sex: '1',
      area: '450205',
    })
    expect(identity('450205189901011240').sex).toBe('2')
  })

  it('takes the check character X in either case', () => {
    expect(identity('45020518990101103X').key).toBe('45020518990101103X')
    expect(identity('45020518990101103x').key).toBe('45020518990101103X')
  })

  it('keeps an old 15-digit number as given and matches it upgraded', () => {
    expect(identity('450205000101123')).toMatchObject({
      kind: 'citizen_15',
      given: '450205000101123',
      key: '450205190001011235',
      birth: '1900-01-01',
      sex: '1',
    })
    expect(upgrade15('450205000101123')).toBe('450205190001011235')
  })

  it('takes an abolished county', () => {
    expect(identity('450221189901011232').area).toBe('450221')
  })

  it.each(['810000189901010015', '820000189901010025', '830000189901010035'])('takes the permit %s', (number) => {
    expect(identity(number).kind).toBe('permit')
  })

  it("takes a foreigner's card of 2023 and finds the birth date in it", () => {
    expect(identity('94584018990101003X')).toMatchObject({ kind: 'foreigner', birth: '1899-01-01', area: null })
  })

  it.each([
    ["'450205189901011232", 'apostrophe'],
    ['450205189901011232\t', 'tab'],
    [' 450205 18990101 1232 ', 'spaces'],
    ['４５０２０５１８９９０１０１１２３２', 'full width'],
    ['450205-18990101-1232', 'hyphens'],
  ])('cleans %s (%s)', (typed) => {
    expect(identity(typed).key).toBe('450205189901011232')
  })

  it('takes a passport as it is when the row says that it is one', () => {
    expect(identity('e12345678', true)).toMatchObject({ kind: 'other', key: 'E12345678', birth: null })
    expect(defect('e12345678')).toBe('format')
  })
})

describe('numbers that are wrong', () => {
  it.each([
    ['450205189901011230', 'checksum'],
    ['450205189902301231', 'date'],
    ['450205189901011000', 'lost_digits'],
    ['4.50205E+17', 'lost_digits'],
    ['450205********1232', 'masked'],
    ['45020518990101123', 'format'],
    ['4502051899010112322', 'format'],
    ['张三', 'format'],
  ])('%s: %s', (typed, expected) => {
    expect(defect(typed)).toBe(expected)
  })

  it('sees every single wrong digit and every swap of neighbours', () => {
    const digits = fc.integer({ min: 0, max: 9 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), digits, fc.integer({ min: 100, max: 999 }), (at, digit, serial) => {
        const first17 = `45029918990101${serial}`
        const good = first17 + checkCharacter(first17)
        const wrong = good.slice(0, at) + digit + good.slice(at + 1)
        expect(readIdNo(wrong).ok).toBe(wrong === good)
        const swapped = good.slice(0, at) + (good[at + 1] ?? '') + (good[at] ?? '') + good.slice(at + 2)
        if (at < 16) expect(readIdNo(swapped).ok).toBe(swapped === good)
      }),
    )
  })
})

describe('disability certificates', () => {
  it('yields number, type and grade', () => {
    expect(readDisabilityNo('45020518990101124044')).toMatchObject({
      idKey: '450205189901011240',
      type: '4',
      grade: '4',
    })
  })

  it('takes the suffix of a reissue and refuses a broken number', () => {
    expect(readDisabilityNo('45020518990101124044B1')?.type).toBe('4')
    expect(readDisabilityNo('45020518990101123044')).toBeNull()
    expect(readDisabilityNo('45020518990101124084')).toBeNull()
  })
})
