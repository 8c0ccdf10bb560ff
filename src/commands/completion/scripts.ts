/**
 * What a shell is to load. Each asks the program that is on the line, with the words as they were typed:
 * nothing of them is evaluated. The first line of an answer says what else belongs here (`files`,
 * `nospace`, `words`), each further line is an offer, in zsh and fish with a tab and what it is.
 */
export const scripts = {
  // bash 3.2 (macOS) has neither compopt nor mapfile; there, no paths are offered.
  bash: `# Completion of pod-wizard for bash. Put into ~/.bashrc:  source <(pod-wizard completion bash)
_pod_wizard() {
  local kind='' reply
  COMPREPLY=()
  {
    IFS= read -r kind
    while IFS= read -r reply; do COMPREPLY+=("$reply"); done
  } < <("$1" completion bash -- "\${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null </dev/null)
  case $kind in
    files) compopt -o default 2>/dev/null ;;
    nospace) compopt -o nospace 2>/dev/null ;;
  esac
}
complete -F _pod_wizard pod-wizard
`,
  zsh: `#compdef pod-wizard
# Completion of pod-wizard for zsh. Put into ~/.zshrc, after compinit:  source <(pod-wizard completion zsh)
_pod_wizard() {
  local kind line
  local -a before values display space
  before=("\${(@Q)words[1,CURRENT-1]}")
  {
    IFS= read -r kind
    while IFS= read -r line; do
      values+=("\${line%%$'\\t'*}")
      display+=("\${line%%$'\\t'*}  \${line#*$'\\t'}")
    done
  } < <("$before[1]" completion zsh -- "\${(@)before[2,-1]}" "\${(Q)PREFIX}" 2>/dev/null </dev/null)
  [[ $kind == nospace ]] && space=(-S '')
  (( \${#values} )) && compadd -U -l -V pod-wizard "\${(@)space}" -d display -a values
  [[ $kind == files ]] && _files
  return 0
}
if [[ \${funcstack[1]} == _pod_wizard ]]; then
  _pod_wizard "$@"
else
  compdef _pod_wizard pod-wizard
fi
`,
  fish: `# Completion of pod-wizard for fish. Put into ~/.config/fish/config.fish:  pod-wizard completion fish | source
function __pod_wizard_complete
    set -l before (commandline -opc)
    set -l current (commandline -oct)
    set -l program $before[1]
    set -e before[1]
    set -l lines ($program completion fish -- $before "$current" 2>/dev/null </dev/null)
    if test "$lines[1]" = files
        __fish_complete_path "$current"
    end
    set -e lines[1]
    printf '%s\\n' $lines
end
complete -c pod-wizard -f -a '(__pod_wizard_complete)'
`,
} as const;
