/** Which keys a schema knows at a place: for suggestions next to an unknown key. */
import type { z } from 'zod'
import type { Path } from './read-definition.ts'

/** As much of a zod schema's inside as leads from a value to the keys below it. */
interface Inside {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>
  readonly element?: z.core.$ZodType
  readonly valueType?: z.core.$ZodType
  readonly innerType?: z.core.$ZodType
  readonly options?: readonly z.core.$ZodType[]
  readonly left?: z.core.$ZodType
  readonly right?: z.core.$ZodType
  readonly in?: z.core.$ZodType
  readonly items?: readonly z.core.$ZodType[]
  readonly values?: readonly unknown[]
  readonly getter?: () => z.core.$ZodType
}

/** Keys of every map that may stand at `path`. Pure. */
export function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  return [...new Set(insidesAt(schema, path).flatMap((inside) => Object.keys(inside.shape ?? {})))]
}

/** Fixed words that may stand at `path`, such as the methods that tell several kinds of entry apart. Pure. */
export function literalsAt(schema: z.core.$ZodType, path: Path): string[] {
  return [...new Set(insidesAt(schema, path).flatMap((inside) => (inside.values ?? []).map(String)))]
}

function insidesAt(schema: z.core.$ZodType, path: Path): Inside[] {
  let here = maps(schema)
  for (const step of path) {
    here = here.flatMap((inside) => below(inside, step)).flatMap(maps)
  }
  return here
}

function below(inside: Inside, step: string | number): z.core.$ZodType[] {
  const next = inside.shape?.[String(step)] ?? inside.items?.[Number(step)] ?? inside.element ?? inside.valueType
  return next ? [next] : []
}

/** The schema itself with every wrapper (optional, union, lazy, pipe …) taken off. */
function maps(schema: z.core.$ZodType): Inside[] {
  const inside = schema._zod.def as unknown as Inside
  if (inside.options) return inside.options.flatMap(maps)
  if (inside.getter) return maps(inside.getter())
  if (inside.innerType) return maps(inside.innerType)
  if (inside.left && inside.right) return [...maps(inside.left), ...maps(inside.right)]
  if (inside.in) return maps(inside.in)
  return [inside]
}
