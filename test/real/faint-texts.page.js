// Runs inside a page: the texts whose contrast with what lies behind them is below WCAG 2.2 level AA
// (4.5, or 3 for large text), each with its ratio.
;(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })

  function parse(colour) {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data
    return [red, green, blue, alpha / 255]
  }

  /** What a browser paints under everything: white or dark, by the scheme the page supports. */
  function ground() {
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.backgroundColor = 'Canvas'
    const colour = parse(getComputedStyle(probe).backgroundColor)
    probe.remove()
    return colour
  }

  function over(top, under) {
    return [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1)
  }

  function behind(element) {
    if (element === null) return ground()
    const own = parse(getComputedStyle(element).backgroundColor)
    return own[3] === 1 ? own : over(own, behind(element.parentElement))
  }

  function luminance(colour) {
    const parts = colour.slice(0, 3).map((value) => value / 255)
    const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }

  function judge(element) {
    const style = getComputedStyle(element)
    const under = behind(element)
    const [a, b] = [luminance(over(parse(style.color), under)), luminance(under)]
    const size = Number.parseFloat(style.fontSize)
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    return { ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), needed: isLarge ? 3 : 4.5 }
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) texts.push(walker.currentNode)
  const shown = texts.filter((text) => text.data.trim() !== '' && text.parentElement.checkVisibility())
  return shown
    .map((text) => ({ text: text.data.trim().slice(0, 60), ...judge(text.parentElement) }))
    .filter(({ ratio, needed }) => ratio < needed)
    .map(({ text, ratio }) => `${ratio.toFixed(2)} ${text}`)
})()
