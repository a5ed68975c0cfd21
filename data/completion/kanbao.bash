# Completion of kanbao for bash: kanbao completion bash >~/.local/share/bash-completion/completions/kanbao
_kanbao() {
  local word=${COMP_WORDS[COMP_CWORD]} options='@OPTIONS@'
  case ${COMP_WORDS[1]} in
@CASES@
  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
    ((COMP_CWORD == 1)) && mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W '@COMMANDS@' -- "$word")
  fi
}
complete -o filenames -F _kanbao kanbao
