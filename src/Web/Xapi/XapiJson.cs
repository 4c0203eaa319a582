using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Lms.Web.Xapi;

/// <summary>How the record store writes JSON of its own: Vietnamese as it is.</summary>
internal static class XapiJson
{
    public static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}
