/** The group robot, against a server of the same manners: its limits, its numbers, and an address that nobody gets to see. */

import { writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { postToRobot, robotPieces } from '../../src/office/wechat-robot.ts'
import { run, tempFolder } from '../app.ts'

const KEY = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa'
let server: Server
let webhook = ''
let heard: unknown[] = []
let answers: { errcode: number; errmsg: string }[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => (body += String(piece)))
    request.on('end', () => {
      const right = request.url?.endsWith(KEY) ?? false
      heard.push(JSON.parse(body))
      const answer = right
        ? (answers.shift() ?? { errcode: 0, errmsg: 'ok' })
        : { errcode: 93000, errmsg: `invalid webhook url, key ${KEY}` }
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  webhook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cgi-bin/webhook/send?key=${KEY}`
})
afterAll(() => new Promise((done) => server.close(done)))
beforeEach(() => {
  heard = []
  answers = []
})

describe('the group robot', () => {
  it('cuts long texts into messages that it takes, and loses nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('网', '格', 'a', '😀', '\n', '𠮷'), { maxLength: 400 }), (characters) => {
        const text = characters.join('')
        const pieces = robotPieces(text, 64)
        for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(64)
        expect(pieces.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''))
      }),
    )
  })

  it('is asked again when it has had too much, and then says no more', async () => {
    answers = [{ errcode: 45009, errmsg: 'api freq out of limit' }]
    await postToRobot(webhook, 'text', ['一', '二'], [0])
    expect(heard).toEqual(['一', '一', '二'].map((content) => ({ msgtype: 'text', text: { content } })))
  })

  it('refuses in its own words, without its address', async () => {
    const wrong = webhook.replace(KEY, 'nobody')
    await expect(postToRobot(wrong, 'markdown', ['x'], [])).rejects.toMatchObject({
      code: 'notice.refused',
      detail: { number: '93000', sent: '0' },
    })
    answers = [{ errcode: 40058, errmsg: `bad key ${KEY}` }]
    const refused = await postToRobot(webhook, 'text', ['x'], []).catch((error) => error)
    expect(JSON.stringify(refused.detail)).not.toContain(KEY)
    await expect(postToRobot('http://127.0.0.1:9/x', 'text', ['x'], [0])).rejects.toMatchObject({
      code: 'notice.unreachable',
    })
  })

  it('posts a notice of the office, never with an identity number, and stays out of the log', async () => {
    const dir = tempFolder()
    const office = (...words: string[]) =>
      run(words, { cwd: dir, env: { GRIDBOOK_OFFICE: join(dir, 'o') }, today: '2015-03-31' })
    await office('init', 'o', '--name', '示例社区', '--code', '450299001001')
    await office('notice', 'add', '--title', '停水', '--body', '明天上午停水')
    const pasted = await office('notice', 'send', '20150331-01')
    expect([pasted.code, pasted.out, heard]).toEqual([0, '【停水】\n明天上午停水\n示例社区　2015-03-31\n', []])
    writeFileSync(join(dir, 'o', 'gridbook.yaml'), `community: 示例社区\ncode: "450299001001"\nwebhook: ${webhook}\n`)
    expect(JSON.parse((await office('notice', 'send', '20150331-01', '--json', '-y')).out)).toMatchObject({
      posted: true,
      messages: 1,
    })
    expect(heard).toHaveLength(1)
    expect((await office('notice', 'send', '20150331-01', '--dry-run')).code).toBe(0)
    await office('notice', 'add', '--title', '领补贴', '--body', '请 450299193303080037 来领')
    const personal = await office('notice', 'send', '20150331-02', '-y')
    expect([personal.code, heard.length]).toEqual([3, 1])
  })
})
