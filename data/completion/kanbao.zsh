#compdef kanbao
# Completion of kanbao for zsh: kanbao completion zsh >"${fpath[1]}/_kanbao"
_kanbao() {
  local options='@OPTIONS@'
  case ${words[2]} in
@CASES@
  esac
  if [[ ${words[CURRENT]} == -* ]]; then
    compadd -- ${=options}
  else
    ((CURRENT == 2)) && compadd -- @COMMANDS@
    _files
  fi
}
compdef _kanbao kanbao
