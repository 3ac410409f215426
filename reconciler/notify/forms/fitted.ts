/** How many lines a message shows at most; the page has the rest. */
const mostLines = 12;

/** The message with as many lines as fit, worst first. `render` is given how many. */
export function fitted<Message>(
  lines: number,
  render: (shown: number) => Message,
  fits: (message: Message) => boolean,
  most = mostLines,
): Message {
  for (let shown = Math.min(lines, most); ; shown -= 1) {
    const message = render(shown);
    if (shown <= 0 || fits(message)) return message;
  }
}
