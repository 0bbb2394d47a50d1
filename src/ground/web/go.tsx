import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { carryDays, useUrl } from './url.ts'

type GoProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: string }

const plainClick = (event: MouseEvent) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** A link inside the product: an ordinary anchor with a real address, that keeps the day and does not reload the page. */
export const Go = ({ to, onClick, target, ...rest }: GoProps) => {
  const router = useRouter()
  const href = carryDays(to, useUrl())
  return (
    <a
      {...rest}
      href={href}
      target={target}
      onClick={(event) => {
        onClick?.(event)
        if (event.defaultPrevented || target || !plainClick(event)) return
        event.preventDefault()
        router.history.push(href)
      }}
    />
  )
}

/** Goes to an address of the product, keeping the day. */
export const useGo = () => {
  const router = useRouter()
  return (to: string, how: 'push' | 'replace' = 'push') => router.history[how](carryDays(to, new URLSearchParams(router.state.location.searchStr)))
}
