"""Plans and proofs as their files say them."""
