import type { Message } from '#ground/text/say.ts'

export type Progress = { at(part: number): void; done(): void }

/**
 * How far long work has come and how long it still takes, on stderr: one line that rewrites itself on a terminal,
 * a line every ten seconds elsewhere, nothing at all for work that ends within half a second.
 */
export function progressOf(what: Message, out: NodeJS.WriteStream = process.stderr, now: () => number = () => performance.now()): Progress {
  const begunAt = now()
  const terminal = out.isTTY === true
  let shownAt = begunAt + (terminal ? 300 : 0) // first line after half a second on a terminal
  let shown = false
  return {
    at(part) {
      const time = now()
      if (time - shownAt < (shown && !terminal ? 10_000 : 200) || time - begunAt < 500) return
      shownAt = time
      shown = true
      const line = `${what.vi} · ${what.en} … ${Math.floor(Math.min(part, 1) * 100)} %, ${leftOf(part, time - begunAt)}`
      out.write(terminal ? `\r\x1b[K${line}` : `${line}\n`)
    },
    done() {
      if (terminal && shown) out.write('\r\x1b[K')
      const seconds = (now() - begunAt) / 1000
      if (shown) out.write(`${what.vi} · ${what.en}: ${seconds.toFixed(1)} s\n`)
    }
  }
}

/** 'còn 1 phút 05 giây / 1 min 05 s left' */
export function leftOf(part: number, elapsedMs: number): string {
  if (part < 0.01) return 'đang tính / estimating'
  const seconds = Math.max(0, Math.round((elapsedMs / part - elapsedMs) / 1000))
  const [minutes, rest] = [Math.floor(seconds / 60), String(seconds % 60).padStart(2, '0')]
  return minutes > 0 ? `còn ${minutes} phút ${rest} giây / ${minutes} min ${rest} s left` : `còn ${seconds} giây / ${seconds} s left`
}
