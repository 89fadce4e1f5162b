/** Makes a fresh clone ready: installs when node_modules is not what the lock says, builds when dist is older than what it is made of. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 17)) {
  stop(
    `网格册需要 Node.js 20.17 以上，这台电脑上是 ${process.versions.node}。请到 https://nodejs.org 安装新版。`,
    `gridbook needs Node.js 20.17 or newer; this is ${process.versions.node}. Install one from https://nodejs.org.`,
  )
}

if (!installed() || !loadsSqlite()) install()
if (changed(join(root, 'dist', 'main.js')) < newest(['src', 'bin/build.js', 'package.json'])) build()

function install() {
  say('正在安装依赖，第一次要几分钟…', 'Installing what gridbook needs; the first time takes minutes…')
  // Stdout belongs to the command that follows.
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], shell())
  if (status === 0 && loadsSqlite()) return
  stop(
    [
      '依赖没有装成。SQLite 的现成程序下载不到时要在本机编译，需要 python3、make 和 C++ 编译器：',
      '  Debian/Ubuntu：apt install python3 make g++    macOS：xcode-select --install    Windows：Visual Studio Build Tools',
      '下载不到现成程序的网络，可以先设镜像再试一次：',
      '  npm_config_better_sqlite3_binary_host=https://registry.npmmirror.com/-/binary/better-sqlite3',
      '  npm_config_registry=https://registry.npmmirror.com',
    ].join('\n'),
    [
      'Installing failed. Where the ready-made SQLite binary cannot be downloaded it is compiled, which needs python3, make and a C++ compiler:',
      '  Debian/Ubuntu: apt install python3 make g++    macOS: xcode-select --install    Windows: Visual Studio Build Tools',
      'Or name a mirror of the binary in npm_config_better_sqlite3_binary_host and try again (see README.md).',
    ].join('\n'),
  )
}

/** Whether what is there is what the lock says. By versions, because a checkout gives the lock a new time and nothing new to say. */
function installed() {
  // npm writes this file last, so it also tells that the install was finished.
  const there = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || optional || there[path]?.version === version,
  )
}

function packagesOf(lock) {
  return existsSync(lock) ? JSON.parse(readFileSync(lock, 'utf8')).packages : {}
}

function build() {
  const { status } = spawnSync(process.execPath, [join(root, 'bin', 'build.js')], { ...shell(), shell: false })
  if (status !== 0) stop('没有编译成，原因见上。', 'Building failed; the reason stands above.')
}

/** In a process of its own, because a binary for another Node ends the one that loads it. */
function loadsSqlite() {
  const program = "new (require('better-sqlite3'))(':memory:')"
  return spawnSync(process.execPath, ['-e', program], { cwd: root, stdio: 'ignore' }).status === 0
}

function shell() {
  return { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }
}

function changed(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0
}

function newest(paths) {
  return Math.max(...paths.map((path) => newestIn(join(root, path))))
}

function newestIn(path) {
  if (!statSync(path).isDirectory()) return changed(path)
  return Math.max(changed(path), ...readdirSync(path).map((name) => newestIn(join(path, name))))
}

function say(chinese, english) {
  process.stderr.write(`${chinese}\n${english}\n`)
}

function stop(chinese, english) {
  say(chinese, english)
  process.exit(1)
}
