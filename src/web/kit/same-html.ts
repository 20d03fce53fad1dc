// Two pieces of HTML are the same when a browser would build the same tree, spaces aside.
import { parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'

export function plain(html: string): string {
  const out: string[] = []
  let text = ''
  const say = () => {
    const words = text.replace(/\s+/g, ' ').trim()
    if (words) out.push(words)
    text = ''
  }
  const walk = (node: Tree.Node): void => {
    if (node.nodeName === '#comment') return
    if ('value' in node) {
      text += node.value
      return
    }
    if ('tagName' in node) {
      say()
      out.push(tagOf(node))
    }
    if ('childNodes' in node) node.childNodes.forEach(walk)
    if ('tagName' in node) {
      say()
      out.push(`</${node.tagName}>`)
    }
  }
  walk(parseFragment(html))
  say()
  return out.join('\n')
}

function tagOf(element: Tree.Element): string {
  const attributes = element.attrs.map(
    ({ name, value }) => `${name}="${name === 'class' ? value.trim().split(/\s+/).join(' ') : value}"`,
  )
  return `<${[element.tagName, ...attributes.sort()].join(' ')}>`
}
