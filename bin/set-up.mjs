// Makes a fresh clone ready: the packages, then the screens. Runs on Node 20.19 with nothing installed, so it is plain JavaScript that needs no package.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { project, screensAreBuilt } from './built-screens.mjs'

const OLDEST = [20, 19]

requireNode()
if (!packagesAreThere()) installPackages()
buildScreens()

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return
  stop(`Node ${process.versions.node} quá cũ; hãy cài Node ${OLDEST.join('.')} trở lên.`, `Node ${process.versions.node} is too old; install Node ${OLDEST.join('.')} or newer.`)
}

/** npm writes its own list last of all; every package of the lock must stand there in the same version, but for those of other platforms. */
function packagesAreThere() {
  const wanted = packagesOf('package-lock.json')
  const present = packagesOf('node_modules/.package-lock.json')
  return Object.entries(wanted).every(([path, { version, optional }]) =>
    path === '' || (present[path] ? present[path].version === version : optional === true))
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(project, file), 'utf8')).packages
  } catch {
    return {}
  }
}

function installPackages() {
  requireWritable()
  say('Đang tải các gói cần thiết, vài phút ở lần đầu …', 'Fetching packages, a few minutes the first time …')
  const cli = process.env.npm_execpath
  const [program, before] = cli && /npm-cli\.c?js$/.test(cli) ? [process.env.npm_node_execpath ?? process.execPath, [cli]] : ['npm', []]
  const done = spawnSync(program, [...before, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: project, encoding: 'utf8', env: { ...withoutNpm(process.env), PATH: pathWithout(join(project, 'node_modules', '.bin')) },
  })
  if (done.status === 0) return
  process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`)
  stop('Không tải được các gói; hãy kiểm tra mạng và dung lượng ổ đĩa rồi chạy lại.', 'The packages could not be fetched; check the network and the disk, then run this again.')
}

function requireWritable() {
  try {
    accessSync(project, constants.W_OK)
  } catch {
    stop(`Không ghi được vào ${project}; hãy chạy lần đầu bằng người dùng sở hữu thư mục này.`, `${project} cannot be written to; run this once as the user who owns it.`)
  }
}

/** Settings that 'npm start' hands down (--json, --prefix …) are not meant for this installation; where to fetch from is. */
function withoutNpm(env) {
  const kept = /^npm_config_(registry|cache|userconfig|globalconfig|.*proxy|cafile|strict_ssl)$/i
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name) || kept.test(name)))
}

/** npm puts node_modules/.bin first, with the very Node that the installation is about to replace. */
function pathWithout(folder) {
  return (process.env.PATH ?? '').split(delimiter).filter((entry) => entry !== folder).join(delimiter)
}

function buildScreens() {
  if (screensAreBuilt() || !existsSync(join(project, 'vite.config.ts'))) return
  const done = spawnSync(join(project, 'bin', 'node24'), [join(project, 'bin', 'build-screens.mjs')], { cwd: project, stdio: ['ignore', 'inherit', 'inherit'] })
  if (done.status !== 0) stop('Không dựng được màn hình.', 'The screens could not be built.')
}

function say(vi, en) {
  process.stderr.write(`${vi} ${en}\n`)
}

function stop(vi, en) {
  say(vi, en)
  process.exit(1)
}
