using Lms.Infrastructure.XapiClients;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Lms.Infrastructure.Tests.XapiClients;

public sealed class XapiBootstrapTests
{
    [Theory]
    [InlineData("khoa", "", "Production", XapiBootstrap.SecretSetting)]
    [InlineData("", "mot-ma-bi-mat-du-dai", "Production", XapiBootstrap.KeySetting)]
    [InlineData("khoa", "", "Development", XapiBootstrap.SecretSetting)]
    [InlineData("khoa", "15-ky-tu-thoi-a", "Production", XapiBootstrap.SecretSetting)]
    [InlineData("a:b", "mot-ma-bi-mat-du-dai", "Production", XapiBootstrap.KeySetting)]
    public void A_half_or_weak_credential_stops_the_start_with_the_setting_s_name(string key, string secret, string environment, string setting) =>
        Should.Throw<OptionsValidationException>(() => Start(key, secret, environment)).Message.ShouldContain(setting);

    [Theory]
    [InlineData("", "", "Production")]
    [InlineData("khoa", "16-ky-tu-la-vua!", "Production")]
    [InlineData("khoa", "ngan", "Development")]
    [InlineData("khoa", "ngan", "Test")]
    public void A_whole_credential_and_none_at_all_let_it_start(string key, string secret, string environment) => Should.NotThrow(() => Start(key, secret, environment));

    private static void Start(string key, string secret, string environment)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:DataPath"] = Path.GetTempPath(),
            ["Storage:ContentPath"] = Path.GetTempPath(),
            ["Database:Provider"] = "Sqlite",
            ["Site:PublicUrl"] = "https://lms.example.vn",
            ["Site:IssuerParent"] = "A",
            ["Site:Issuer"] = "B",
            ["Site:IssuerMark"] = "C",
            ["Site:Place"] = "D",
            [XapiBootstrap.KeySetting] = key,
            [XapiBootstrap.SecretSetting] = secret,
        }).Build();
        using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton<IHostEnvironment>(new Place(environment)).AddInfrastructure(configuration).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private sealed class Place(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
