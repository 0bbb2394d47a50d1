import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Go, useGo } from './go.tsx'
import { Icon } from './icon.tsx'
import { useSay } from './language.tsx'
import styles from './tree.module.css'
import { useUrlSet } from './url.ts'
import { words } from './words.ts'

export type TreeNode = { key: string; name: string; to: string; note?: string; hasChildren: boolean }
type Line = TreeNode & { level: number; place: number; of: number; parent: string | undefined }

type TreeProps = {
  label: string
  roots: TreeNode[]
  /** The children of an open node; undefined while they are on their way. */
  childrenOf: (key: string) => TreeNode[] | undefined
  current?: string
  /** The field of the address in which the open nodes are kept. */
  name?: string
}

/** The keys of the nodes that are open, from the address; the page fetches their children. */
export const useOpenNodes = (name = 'mo') => useUrlSet(name)

const flatten = (nodes: TreeNode[], open: ReadonlySet<string>, childrenOf: TreeProps['childrenOf'], level = 1, parent?: string): Line[] =>
  nodes.flatMap((node, place) => [
    { ...node, level, place: place + 1, of: nodes.length, parent },
    ...(open.has(node.key) ? flatten(childrenOf(node.key) ?? [], open, childrenOf, level + 1, node.key) : []),
  ])

const lineHeight = 44

/** A tree of links: right opens, left closes or goes up, Enter follows, letters find. Only the lines in sight are drawn. */
export const Tree = ({ label, roots, childrenOf, current, name }: TreeProps) => {
  const say = useSay()
  const go = useGo()
  const [open, setOpen] = useOpenNodes(name)
  const [at, setAt] = useState(current ?? roots[0]?.key)
  const frame = useRef<HTMLDivElement>(null)
  const lines = flatten(roots, open, childrenOf)
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => frame.current, estimateSize: () => lineHeight, overscan: 10, initialRect: { width: 300, height: 480 } })
  const place = Math.max(0, lines.findIndex(({ key }) => key === at))

  const sought = useRef(current)
  useEffect(() => {
    const line = lines.findIndex(({ key }) => key === sought.current)
    if (line < 0) return
    sought.current = undefined
    virtual.scrollToIndex(line, { align: 'center' })
  })

  const toggle = (key: string, want: boolean) => {
    const next = new Set(open)
    if (want) next.add(key)
    else next.delete(key)
    setOpen(next)
  }
  const stand = (line: Line | undefined) => {
    if (!line) return
    setAt(line.key)
    virtual.scrollToIndex(lines.indexOf(line))
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(line.key)}"]`)?.focus({ preventScroll: true }))
  }
  const onKey = (event: KeyboardEvent) => {
    const line = lines[place]
    if (!line || event.altKey || event.ctrlKey || event.metaKey) return
    const isOpen = open.has(line.key)
    const acts: Record<string, () => void> = {
      ArrowDown: () => stand(lines[place + 1]),
      ArrowUp: () => stand(lines[place - 1]),
      Home: () => stand(lines[0]),
      End: () => stand(lines.at(-1)),
      ArrowRight: () => (line.hasChildren && !isOpen ? toggle(line.key, true) : stand(lines[place + 1])),
      ArrowLeft: () => (isOpen ? toggle(line.key, false) : stand(lines.find(({ key }) => key === line.parent))),
      Enter: () => go(line.to),
      ' ': () => toggle(line.key, !isOpen),
    }
    const letter = event.key.length === 1 && event.key !== ' '
    const named = letter ? [...lines.slice(place + 1), ...lines.slice(0, place)].find((one) => one.name.toLowerCase().startsWith(event.key.toLowerCase())) : undefined
    const act = acts[event.key] ?? (named && (() => stand(named)))
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    <div ref={frame} className={styles.frame}>
      <div role="tree" aria-label={label} className={styles.tree} style={{ height: virtual.getTotalSize() }} onKeyDown={onKey}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const line = lines[index]
          if (!line) return null
          const isOpen = open.has(line.key)
          return (
            <div key={line.key} role="treeitem" data-key={line.key} aria-level={line.level} aria-setsize={line.of} aria-posinset={line.place} aria-expanded={line.hasChildren ? isOpen : undefined} aria-selected={line.key === current} aria-busy={isOpen && !childrenOf(line.key) ? true : undefined} tabIndex={index === place ? 0 : -1} onFocus={() => setAt(line.key)} className={styles.line} style={{ transform: `translateY(${start}px)`, paddingInlineStart: 4 + (line.level - 1) * 20 }}>
              <span aria-hidden="true" title={line.hasChildren ? say(words.expand, { name: line.name }) : undefined} className={styles.knob} data-open={isOpen || undefined} onClick={() => line.hasChildren && toggle(line.key, !isOpen)}>{line.hasChildren && <Icon name="right" size={18} />}</span>
              <Go to={line.to} tabIndex={-1}>{line.name}</Go>
              {line.note && <small>{line.note}</small>}
            </div>
          )
        })}
      </div>
    </div>
  )
}
