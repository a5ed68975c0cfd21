# Completion of kanbao for fish: kanbao completion fish >~/.config/fish/completions/kanbao.fish
complete -c kanbao -n __fish_use_subcommand -a "list show facts search parse explain export corrections notes keys doctor get add remove rebuild man completion"
complete -c kanbao -n "__fish_seen_subcommand_from list" -l json
complete -c kanbao -n "__fish_seen_subcommand_from list" -l plain
complete -c kanbao -n "__fish_seen_subcommand_from list" -l help
complete -c kanbao -n "__fish_seen_subcommand_from show" -l width
complete -c kanbao -n "__fish_seen_subcommand_from show" -l plain
complete -c kanbao -n "__fish_seen_subcommand_from show" -l json
complete -c kanbao -n "__fish_seen_subcommand_from show" -l help
complete -c kanbao -n "__fish_seen_subcommand_from facts" -l json
complete -c kanbao -n "__fish_seen_subcommand_from facts" -l help
complete -c kanbao -n "__fish_seen_subcommand_from search" -l edition
complete -c kanbao -n "__fish_seen_subcommand_from search" -l limit
complete -c kanbao -n "__fish_seen_subcommand_from search" -l sort
complete -c kanbao -n "__fish_seen_subcommand_from search" -l json
complete -c kanbao -n "__fish_seen_subcommand_from search" -l plain
complete -c kanbao -n "__fish_seen_subcommand_from search" -l help
complete -c kanbao -n "__fish_seen_subcommand_from parse" -l format
complete -c kanbao -n "__fish_seen_subcommand_from parse" -l json
complete -c kanbao -n "__fish_seen_subcommand_from parse" -l help
complete -c kanbao -n "__fish_seen_subcommand_from explain" -l diff
complete -c kanbao -n "__fish_seen_subcommand_from explain" -l json
complete -c kanbao -n "__fish_seen_subcommand_from explain" -l help
complete -c kanbao -n "__fish_seen_subcommand_from export" -l format
complete -c kanbao -n "__fish_seen_subcommand_from export" -l help
complete -c kanbao -n "__fish_seen_subcommand_from corrections" -l help
complete -c kanbao -n "__fish_seen_subcommand_from notes" -l export
complete -c kanbao -n "__fish_seen_subcommand_from notes" -l help
complete -c kanbao -n "__fish_seen_subcommand_from keys" -l json
complete -c kanbao -n "__fish_seen_subcommand_from keys" -l help
complete -c kanbao -n "__fish_seen_subcommand_from doctor" -l json
complete -c kanbao -n "__fish_seen_subcommand_from doctor" -l help
complete -c kanbao -n "__fish_seen_subcommand_from get" -l date
complete -c kanbao -n "__fish_seen_subcommand_from get" -l page
complete -c kanbao -n "__fish_seen_subcommand_from get" -l list
complete -c kanbao -n "__fish_seen_subcommand_from get" -l try
complete -c kanbao -n "__fish_seen_subcommand_from get" -l beside
complete -c kanbao -n "__fish_seen_subcommand_from get" -l offline
complete -c kanbao -n "__fish_seen_subcommand_from get" -l refresh
complete -c kanbao -n "__fish_seen_subcommand_from get" -l no-open
complete -c kanbao -n "__fish_seen_subcommand_from get" -l pace
complete -c kanbao -n "__fish_seen_subcommand_from get" -l json
complete -c kanbao -n "__fish_seen_subcommand_from get" -l help
complete -c kanbao -n "__fish_seen_subcommand_from add" -l paper
complete -c kanbao -n "__fish_seen_subcommand_from add" -l date
complete -c kanbao -n "__fish_seen_subcommand_from add" -l dry-run
complete -c kanbao -n "__fish_seen_subcommand_from add" -l json
complete -c kanbao -n "__fish_seen_subcommand_from add" -l plain
complete -c kanbao -n "__fish_seen_subcommand_from add" -l help
complete -c kanbao -n "__fish_seen_subcommand_from remove" -l help
complete -c kanbao -n "__fish_seen_subcommand_from rebuild" -l help
complete -c kanbao -n "__fish_seen_subcommand_from man" -l help
complete -c kanbao -n "__fish_seen_subcommand_from completion" -l help
complete -c kanbao -n __fish_use_subcommand -l linear
complete -c kanbao -n __fish_use_subcommand -l help
complete -c kanbao -n __fish_use_subcommand -l version
