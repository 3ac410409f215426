import type { CliCommand } from './command.ts';

/** Completion scripts by shell, made from the commands themselves so that they cannot disagree with them. */
export function completionScripts(commands: readonly CliCommand[]): Readonly<Record<string, string>> {
  const names = commands.map((command) => command.name).join(' ');
  const options = commands.map((command) => ({ name: command.name, words: optionWords(command) }));
  const bashCases = options.map(({ name, words }) => `    ${name}) words="${words}" ;;`).join('\n');
  const zshCases = bashCases;
  return {
    bash: `_gatewright() {
  local words
  case "\${COMP_WORDS[1]}" in
${bashCases}
    *) words="${names} --help --version --color" ;;
  esac
  [ "$COMP_CWORD" -eq 1 ] && words="${names} --help --version --color"
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _gatewright gatewright`,
    zsh: `_gatewright_complete() {
  local words
  case "\${(Q)\${(z)BUFFER}[2]}" in
${zshCases}
    *) words="${names} --help --version --color" ;;
  esac
  reply=(\${=words})
}
compctl -f -K _gatewright_complete gatewright`,
    fish: commands
      .flatMap((command) => [
        `complete -c gatewright -n __fish_use_subcommand -a ${command.name} -d '${command.summary.replaceAll("'", "\\'")}'`,
        ...(command.options ?? []).map(
          (option) =>
            `complete -c gatewright -n '__fish_seen_subcommand_from ${command.name}' -l ${longName(option.flags)} -d '${option.description.replaceAll("'", "\\'")}'`,
        ),
      ])
      .join('\n'),
    pwsh: `Register-ArgumentCompleter -Native -CommandName gatewright -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $options = @{
${options.map(({ name, words }) => `    '${name}' = '${words}'`).join('\n')}
  }
  $elements = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
  $command = if ($elements.Count -gt 1) { $elements[1] } else { '' }
  $words = if ($options.ContainsKey($command) -and $command -ne $wordToComplete) { $options[$command] } else { '${names} --help --version --color' }
  $words -split ' ' | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}`,
  };
}

function optionWords(command: CliCommand): string {
  return [...(command.options ?? []).map((option) => `--${longName(option.flags)}`), '--help'].join(' ');
}

function longName(flags: string): string {
  return /--([a-z-]+)/.exec(flags)?.[1] ?? '';
}
