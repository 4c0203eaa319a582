using System.ComponentModel.DataAnnotations;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Section <c>Lists</c>: how uploaded lists are read.</summary>
public sealed class ListReadingOptions
{
    public const string Section = "Lists";

    /// <summary>How long one file may be read; a file of ten thousand people takes a few seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan FileLimit { get; set; } = TimeSpan.FromMinutes(1);
}

public static class ListUploadServices
{
    /// <summary>The reading of uploaded lists beside the pages.</summary>
    public static IServiceCollection AddListUploads(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ListReadingOptions>().Bind(configuration.GetSection(ListReadingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WaitingUploads>();
        services.AddHostedService<ListUploadWorker>();
        return services;
    }
}
