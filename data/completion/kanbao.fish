# Completion of kanbao for fish: kanbao completion fish >~/.config/fish/completions/kanbao.fish
complete -c kanbao -n __fish_use_subcommand -a "@COMMANDS@"
@CASES@
