"""The linear-chain model: labels, feature patterns, weights, and the best sequence of labels."""
