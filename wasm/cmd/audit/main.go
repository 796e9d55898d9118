package main

// main is never run: the reactor only answers calls.
func main() {}
