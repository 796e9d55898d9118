package lexicon

// JapaneseVerticals are words of [Verticals]' subjects in Japanese, compiled by hand, a subject a line after its name. They stand
// apart because package topic compares pairs of letters there, of which few speak of one subject; these are looked for as
// they are written.
const JapaneseVerticals = `
arts 美術 絵画 画家 写真家 展覧会 彫刻 小説 詩人 作家 文学 美術館 油絵
film 映画 俳優 女優 監督作品 ドラマ 字幕 上映 アニメ 脚本 主演
music 音楽 楽曲 歌手 演奏 ピアノ ギター 作曲 交響 アルバム 歌詞
games ゲーム プレイヤー 攻略 将棋 囲碁 任天堂 プレステ 対戦
software データベース プログラム ソフトウェア 開発者 サーバー コード テスト 関数 ライブラリ アプリ システム開発 キャッシュ
hardware スマホ スマートフォン ノートパソコン 半導体 プロセッサ 充電 カメラ イヤホン 液晶 キーボード
security 脆弱性 暗号 マルウェア 不正アクセス パスワード ウイルス対策 情報漏洩 認証
marketing 広告 集客 マーケティング 検索順位 被リンク 宣伝 販促 フォロワー
business 経営 起業 売上 企業 業績 社長 取引先 事業 製造業 人材
finance 銀行 投資 株式 税金 年金 借入 融資 保険 金利 配当 確定申告 投資信託 預金 相場 貯蓄
realestate 不動産 賃貸物件 マンション 住宅ローン 家賃 間取り 土地売却 物件
jobs 転職 求人 就職 面接 履歴書 年収 採用 退職
education 学校 生徒 教師 大学 授業 受験 試験 教育 留学 宿題
science 物理 化学 天文 宇宙 細胞 遺伝子 望遠鏡 研究者 実験 仮説
environment 気候 環境 排出 再生可能 温暖化 生態系 太陽光 リサイクル
health 病院 医師 患者 治療 病気 薬 診察 免疫 血液 検査 睡眠 腰痛 ワクチン 看護師 症状 歯科 インプラント
fitness 筋トレ 筋肉 ヨガ ジム ストレッチ 体幹 有酸素
food 料理 レシピ パン スープ 豆 珈琲 コーヒー 食堂 台所 野菜 献立 バター 小麦粉 だし 鍋 味 食材 チーズ
home 家具 収納 台所リフォーム 掃除 洗濯 リフォーム 照明 カーテン 水道 配管
garden 庭 畑 土 堆肥 苗 種 花 薔薇 低木 剪定 雑草 水やり 園芸 植木 トマト 芽
pets 犬 猫 ペット 獣医 子犬 飼い主 散歩 餌
family 子ども 育児 結婚式 夫婦 妊娠 赤ちゃん 保育 花嫁 離乳
fashion 服 靴 着物 化粧 ファッション 腕時計 香水 美容 髪 コーデ
travel 旅 旅行 宿 空港 船 列車 査証 旅券 浜辺 島 観光 荷物 博物館 航空券 温泉
sports 選手 試合 球団 監督 マラソン 競技場 連盟 決勝 守備 後半 サッカー 野球 優勝 応援団 自転車
outdoors 登山 キャンプ テント 釣り 山小屋 焚き火 寝袋 渓流
autos 自動車 車検 燃費 タイヤ エンジン 中古車 運転 車種 排気量
politics 政府 選挙 国会 首相 議員 大臣 条約 与党 野党 軍 外交
law 弁護士 裁判 契約 法律 判決 訴訟 裁判所 裁判官 条項 賠償 原告 規制
religion 神社 寺 僧 祈り 教会 聖書 信仰 仏教 参拝
`
