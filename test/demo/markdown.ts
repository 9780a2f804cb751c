import MarkdownIt from 'markdown-it'

const renderer = new MarkdownIt({ html: true, linkify: false, breaks: true })

const TAGS =
  'details|summary|br|sub|sup|kbd|b|i|em|strong|code|table|thead|tbody|tr|td|th|p|ul|ol|li|h[1-6]|pre|blockquote|hr|a|del'
/** What our reports and the renderer write; a `style` or a handler of somebody else's is not among it. */
const ATTRIBUTES =
  'open|start="\\d+"|class="language-[\\w-]+"|style="text-align:(?:left|right|center)"|title="[^"<>]*"|href="(?:https?:/|/|#)[^"<>]*"'

/** Tags that GitHub keeps in comments and that our reports use; everything else is shown as text. */
const KEPT = new RegExp(`^(?:</(?:${TAGS})>|<(?:${TAGS})(?: (?:${ATTRIBUTES}))* ?/?>)$`, 'i')

/** Markdown as GitHub would show it, near enough for the demo: comments vanish, unknown HTML is text, no script can run. */
export function renderMarkdown(markdown: string): string {
  const html = renderer
    .render(markdown.replaceAll(/<!--[\s\S]*?-->/g, ''))
    .replaceAll(/(?<= )#(\d+)\b/g, '<a href="/issues/$1">#$1</a>')
  return html.replaceAll(/<[^>]*>/g, (tag) => (KEPT.test(tag) ? tag : escapeHtml(tag)))
}

export function escapeHtml(text: string): string {
  const entities: { readonly [character: string]: string } = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}
