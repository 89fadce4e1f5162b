/**
 * The group robot of enterprise WeChat: text and markdown posted to its webhook. As documented: JSON, 2,048 bytes of text or 4,096 of markdown
 * a message, 20 messages a minute (developer.work.weixin.qq.com/document/path/91770).
 */
import { AppError } from '../core/app-error.ts'

export type RobotMessage = 'text' | 'markdown'

export const ROBOT_LIMITS: Readonly<Record<RobotMessage, number>> = { text: 2048, markdown: 4096 }

/** Tried again after these waits where the robot cannot be reached or asks to be left alone for a while. */
const WAITS = [1000, 5000, 20_000]
const TOO_OFTEN = 45009
const PATIENCE = 15_000

/** Text cut into messages of at most `limit` bytes of UTF-8, at line ends where there are any, never inside a character. Pure. */
export function robotPieces(text: string, limit: number): string[] {
  const pieces: string[] = []
  let piece = ''
  const size = (part: string) => Buffer.byteLength(part)
  const add = (part: string) => {
    if (size(piece + part) > limit && piece !== '') {
      pieces.push(piece.replace(/\n$/, ''))
      piece = ''
    }
    piece += part
  }
  for (const line of text.split(/(?<=\n)/)) {
    if (size(line) <= limit) add(line)
    else for (const character of line) add(character)
  }
  return piece === '' ? pieces : [...pieces, piece]
}

/** Posts one piece after the other. Refuses with the robot's own number and words; the address is never part of a sentence. */
export async function postToRobot(
  webhook: string,
  kind: RobotMessage,
  pieces: readonly string[],
  waits: readonly number[] = WAITS,
): Promise<void> {
  for (const [index, content] of pieces.entries()) {
    const body = JSON.stringify({ msgtype: kind, [kind]: { content } })
    let answer = await post(webhook, body)
    for (const wait of waits) {
      if (answer.errcode !== TOO_OFTEN && answer.errcode !== null) break
      await new Promise((resolve) => setTimeout(resolve, wait))
      answer = await post(webhook, body)
    }
    if (answer.errcode === 0) continue
    const sent = { sent: String(index), of: String(pieces.length) }
    if (answer.errcode === null) throw new AppError('notice.unreachable', 2, { ...sent, reason: answer.errmsg })
    throw new AppError('notice.refused', 2, { ...sent, number: String(answer.errcode), reason: answer.errmsg })
  }
}

/** `errcode` null: nobody answered. */
async function post(webhook: string, body: string): Promise<{ errcode: number | null; errmsg: string }> {
  try {
    const headers = { 'content-type': 'application/json' }
    const signal = AbortSignal.timeout(PATIENCE)
    const response = await fetch(webhook, { method: 'POST', headers, body, signal, redirect: 'error' })
    if (!response.ok) return { errcode: null, errmsg: `HTTP ${response.status}` }
    const said = (await response.json()) as { errcode?: unknown; errmsg?: unknown }
    return { errcode: Number(said.errcode ?? -1), errmsg: withoutAddress(String(said.errmsg ?? ''), webhook) }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return { errcode: null, errmsg: withoutAddress(cause instanceof Error ? cause.message : String(cause), webhook) }
  }
}

function withoutAddress(said: string, webhook: string): string {
  const key = new URL(webhook).searchParams.get('key')
  return [webhook, ...(key ? [key] : [])].reduce((text, secret) => text.replaceAll(secret, '…'), said).slice(0, 200)
}
