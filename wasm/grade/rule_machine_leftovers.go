package grade

import "strings"

var machineLeftovers = Rule{
	ID: "machine-leftovers", Family: Writing, Kind: Weight, Backing: Primary, Up: 0, Down: 15,
	Title:  "The text holds what a chat program says of itself",
	Praise: "The text holds nothing that a chat program says of itself",
	Why:    "Who publishes a machine's answer with its apologies has not read it; such pages are made in bulk.",
	Source: "https://developers.google.com/search/docs/essentials/spam-policies#scaled-content",
	Check: func(in *Input) Outcome {
		if in.MainWords < fewWords || in.isAboutMachines() {
			return unknown()
		}
		starts, confessions := in.anyInBlocks(answers), in.anyInBlocks(confessions)
		for i := range in.Blocks {
			if in.isText(i) && (starts.first(i, strings.HasPrefix) != "" || confessions.first(i, saysUnquoted) != "") {
				return fail(said(in.BlockText(i)))
			}
		}
		return pass()
	},
}

// saysUnquoted reports whether s holds the phrase with no quotation mark before it: what is quoted is somebody else's.
func saysUnquoted(s, phrase string) bool {
	i := strings.Index(s, phrase)
	return i >= 0 && !strings.ContainsAny(s[:i], "\"“„«‘")
}

// answers are how a chat program's answers begin.
var answers = []string{"certainly! here", "certainly, here is", "sure! here", "sure, here is a", "sure, here's a",
	"of course! here is", "of course! here's", "here is a rewritten", "here's a rewritten", "here is the rewritten",
	"here's a revised version", "here is a revised version", "i'm sorry, but i can", "i’m sorry, but i can",
	"i apologize, but i can", "gewiss! hier ist", "natürlich! hier ist", "bien sûr ! voici", "¡claro! aquí tienes",
	"claro! aqui está", "certamente! ecco", "regenerate response"}

// confessions are what it says of itself, anywhere.
var confessions = []string{"as an ai language model", "as a large language model, i", "as an ai developed by",
	"as an ai, i do not", "as an ai, i don't", "my last knowledge update", "my knowledge cutoff",
	"as of my last update in", "als ki-sprachmodell", "als ki-modell kann ich", "en tant que modèle de langage",
	"en tant qu'ia, je", "como modelo de lenguaje", "como modelo de linguagem", "come modello linguistico",
	"als ai-taalmodel", "как языковая модель", "как языковой модели", "bir yapay zeka dil modeli olarak", "作为一个人工智能语言模型",
	"作为ai语言模型", "ai言語モデルとして"}

// isAboutMachines reports a page whose title, or any heading, names such programs: it may quote them.
func (in *Input) isAboutMachines() bool {
	if namesMachines(in.Title) {
		return true
	}
	for i := range in.Headings {
		if namesMachines(in.Headings[i].Text) {
			return true
		}
	}
	return false
}

func namesMachines(s string) bool {
	s = strings.ToLower(s)
	return anyOf(s, "gpt/language model/sprachmodell/llm/chatbot/generative/artificial intelligence/openai/copilot/prompt", strings.Contains) ||
		wordAt(s, "ai") >= 0 || wordAt(s, "ki") >= 0 || wordAt(s, "ia") >= 0 || strings.Contains(s, "人工") || strings.Contains(s, "ии ")
}
